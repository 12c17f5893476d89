/** What a stage throws when it cannot go on with an article. */
export class PipelineError extends Error {
  override name = 'PipelineError'
  readonly reason: string

  /**
   * @param reason machine-readable, kebab-case; becomes `Rejection.reason`
   * @param message one sentence that says what and where
   */
  constructor (reason: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}
