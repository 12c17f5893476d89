/** A way to run operations on a data folder, wherever they run. */
import type { ArgumentsOf, OperationName, Reporter, ResultOf } from './operations.js'

export interface Session {
  run<Name extends OperationName> (name: Name, given: ArgumentsOf<Name>, report?: Reporter): Promise<ResultOf<Name>>
  close (): Promise<void>
}

/** Another process has the data folder and cannot be asked to do the work. */
export class FolderInUseError extends Error {
  override name = 'FolderInUseError'
}

/** The process that holds the folder reported that an operation failed. */
export class RemoteError extends Error {
  override name = 'RemoteError'
  /** the name of the error over there */
  readonly kind: string

  constructor (kind: string, message: string) {
    super(message)
    this.kind = kind
  }
}
