// Composes pages as a text-only scrape shows them: an article of real sentences among menus, teasers,
// notices and comments, each line labelled K (article), D (not) or - (headline: neither).
//
// No page looks like any existing site; what the pages teach is how lines of each kind look and in
// which company they stand.
const NAMES = 'Mira Holt,Jon Tarn,Ana Lind,Petra Volk,Luis Carrasco,Marta Hnatiuk,Elif Demir,Jonas Berg,Chiara Neri,Paul Achterberg,Ines Duarte,Tom Wickham,Sofie Dahl,Ruth Okafor,Ivan Sirko,Lena Marek,Hugo Lacroix,Nadia Rahmani,Kofi Mensah,Aiko Mori'.split(',')
const AGENCIES = ['Reuters', 'AFP', 'dpa', 'AP', 'Getty Images', 'EPA', 'IMAGO', 'Shutterstock', 'picture alliance', 'NTB', 'ANSA', 'PAP', 'Harbour Press', 'Archive']
const OUTLETS = ['Harbour Post', 'Larkstead Lantern', 'Tagblatt Grünau', 'Dolyna Visnyk', 'La Dépêche du Port', 'El Faro de Altamar', 'Kustposten', 'Il Molo', 'Portal Rzeczny', 'Nordlys Avis']

/** A generator of numbers that gives the same pages each time. */
export function seeded (seed) {
  let state = seed
  const next = () => {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (least, most) => least + Math.floor(next() * (most - least + 1))
  return { next, between, chance: share => next() < share, pick: list => list[Math.floor(next() * list.length)] }
}

/**
 * @param {{language: string, sentences: string[], phrases: object, boilerplate: string[], random: ReturnType<typeof seeded>}} source
 *   `boilerplate` are labels of menus and footers as config/boilerplate has them
 * @returns {{text: string, labels: string, url: string, language: string}}
 */
export function generatePage (source) {
  const page = new PageWriter(source)
  const { random } = source
  const crowded = random.chance(0.5) // a whole page; else little more than the article
  if (random.chance(crowded ? 0.95 : 0.6)) page.menu(crowded ? random.between(5, 90) : random.between(0, 25))
  if (random.chance(crowded ? 0.3 : 0.1)) page.notice()
  if (random.chance(crowded ? 0.25 : 0.12)) page.teasers(random.between(1, crowded ? 12 : 4))
  if (random.chance(0.12)) page.headlines(random.between(3, 9))
  page.head()
  page.article()
  const tail = [() => page.tags(), () => page.bio(), () => page.shareBar(), () => page.teasers(random.between(2, crowded ? 25 : 7)), () => page.notice(), () => page.comments(random.between(2, 12)), () => page.menu(random.between(2, 10)), () => page.otherArticle()]
  const odds = [0.4, 0.3, 0.4, 0.7, 0.35, 0.08, 0.3, 0.03]
  for (const at of shuffled(tail.map((_, index) => index), random)) if (random.chance(odds[at])) tail[at]()
  if (random.chance(crowded ? 0.9 : 0.3)) page.footer(crowded ? random.between(4, 60) : random.between(1, 12))
  return page.result()
}

function shuffled (list, random) {
  return list.map(value => [random.next(), value]).sort((left, right) => left[0] - right[0]).map(([, value]) => value)
}

class PageWriter {
  lines = []
  labels = []

  constructor ({ language, sentences, phrases, boilerplate, random }) {
    Object.assign(this, { language, sentences, random, boilerplate })
    this.phrases = name => [...(phrases[language]?.[name] ?? (random.chance(0.3) ? phrases.en[name] : [])), ...phrases.any[name]]
    this.outlet = random.pick(OUTLETS)
    this.authors = [random.pick(NAMES)]
    this.unspaced = /[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]/.test(sentences[0])
    this.roomy = this.sentences.filter(sentence => sentence.length >= 70)
    if (this.roomy.length < 100) this.roomy = this.sentences
    this.topic = this.newTopic()
    this.headline = this.makeHeadline(this.topic)
    this.glues = random.chance(0.2) // a scrape that loses the space between two elements
    this.withCredits = random.chance(0.6)
    this.teaserHasText = random.chance(0.2)
    this.pool = [] // labels that stand on the page already: menus come twice
    this.plainLabels = random.chance(0.25)
    this.long = random.chance(0.25) ? 1 : random.between(2, 4) // sentences a paragraph
    this.teaserHasDate = random.chance(0.3)
    this.separator = random.pick([' | ', ' · ', ' / ', ' ', ', '])
  }

  result () {
    const host = 'www.' + this.outlet.toLowerCase().normalize('NFKD').replace(/[^a-z]/g, '') + '.example'
    return { text: this.lines.join('\n'), labels: this.labels.join(''), url: `https://${host}/${this.random.between(1, 99999)}`, language: this.language }
  }

  put (line, label) {
    const clean = line.replace(/\s+/g, ' ').trim()
    if (clean === '') return
    this.lines.push(clean)
    this.labels.push(label)
  }

  // — pieces of language —

  words (sentence) {
    return sentence.match(/[\p{L}\p{M}'’-]+/gu) ?? []
  }

  /** Words that the sentences of one article share. */
  newTopic () {
    const longer = []
    for (let tries = 0; tries < 200 && longer.length < 9; tries++) longer.push(...this.words(this.random.pick(this.sentences)).filter(word => word.length >= 5 && word.length < 16).slice(0, 2))
    return longer.length === 0 ? [''] : longer
  }

  /** A sentence with words of the topic put in: grammar teaches nothing here, company of words does. */
  sentence (topic, share = 0.85) {
    const own = this.random.pick(this.random.chance(0.7) ? this.roomy : this.sentences)
    if (this.unspaced || !this.random.chance(share)) return own
    const parts = own.split(' ')
    for (let count = this.random.between(1, Math.ceil(parts.length / 4)); count > 0; count--) parts.splice(this.random.between(1, Math.max(1, parts.length - 1)), 0, this.random.pick(topic))
    return parts.join(' ')
  }

  paragraph (topic, least = 1, most = 4) {
    const count = this.random.between(least, most)
    return Array.from({ length: count }, () => this.sentence(topic)).join(this.unspaced ? '' : ' ')
  }

  makeHeadline (topic) {
    let words = this.sentence(topic, 1).replace(/[.!?。।؟…]+["”»」]?$/u, '')
    if (this.unspaced) return words.slice(0, this.random.between(12, 34))
    words = words.split(' ').slice(0, this.random.between(5, 14)).join(' ').replace(/[,;:–—-]+$/u, '')
    return this.language === 'en' && this.random.chance(0.4) ? titleCase(words) : words
  }

  label () {
    if (this.pool.length > 5 && this.random.chance(0.25)) return this.random.pick(this.pool)
    const label = this.newLabel()
    this.pool.push(label)
    return label
  }

  newLabel () {
    if (this.random.chance(0.45)) return this.random.pick([...this.phrases('labels'), ...this.boilerplate])
    if (this.unspaced) return this.random.pick(this.sentences).slice(0, this.random.between(2, 6))
    const words = this.words(this.random.pick(this.sentences))
    const from = this.random.between(0, Math.max(0, words.length - 2))
    const part = words.slice(from, from + this.random.between(1, 3)).join(' ')
    return this.random.chance(0.15) ? part.toUpperCase() : this.plainLabels ? capital(part) : titleCase(part)
  }

  fill (phrase) {
    return phrase.replaceAll('{outlet}', () => this.outlet).replaceAll('{name}', () => this.authors[0]).replaceAll('{agency}', () => this.random.pick(AGENCIES)).replaceAll('{word}', () => this.random.pick(this.newTopic()).toLowerCase())
  }

  // — pieces of a page —

  menu (count) {
    const style = this.random.next()
    if (style < 0.12) return this.put(Array.from({ length: Math.max(count, 3) }, () => this.label()).join(this.separator), 'D')
    if (style < 0.17) return this.put(Array.from({ length: Math.max(count, 3) }, () => titleCase(this.label())).join(''), 'D')
    for (let at = 0; at < count; at++) this.put(this.label(), 'D')
  }

  head () {
    const { random } = this
    const parts = [() => this.put(random.chance(0.2) ? this.headline.toUpperCase() : this.headline, '-')]
    if (random.chance(0.25)) parts.unshift(() => this.put(this.label(), 'D'))
    if (random.chance(0.2)) parts.unshift(() => this.put(`${this.headline}${random.pick([' - ', ' | '])}${this.outlet}`, '-'))
    if (random.chance(0.3)) parts.push(() => this.put(this.paragraph(this.topic, 1, 2), 'K'))
    if (random.chance(0.15)) parts.push(() => this.put(this.makeHeadline(this.topic), '-'))
    if (random.chance(0.5)) parts.push(() => this.put(random.chance(0.5) ? `${this.authors[0]}` : random.pick(this.phrases('ago')), 'D'))
    if (random.chance(0.5)) parts.push(() => this.put(random.pick(['12.03.2024, 14:05', 'March 12, 2024', '2024-03-12 14:05', '12/03/2024', random.pick(this.phrases('ago'))]), 'D'))
    if (random.chance(0.45)) parts.push(() => this.caption())
    if (random.chance(0.4)) parts.push(() => this.shareBar())
    if (random.chance(0.12)) parts.push(() => this.notice())
    for (const part of parts) part()
  }

  article () {
    const { random } = this
    const paragraphs = random.chance(0.15) ? random.between(1, 3) : random.between(4, 22)
    const interrupted = random.chance(0.5)
    for (let at = 0; at < paragraphs; at++) {
      const quoted = random.chance(0.1)
      const words = this.paragraph(this.topic, Math.max(1, this.long - 1), this.long + 1)
      this.put(quoted ? this.quote(words) : words, 'K')
      if (at === paragraphs - 1) break
      if (random.chance(0.07)) this.put(this.makeHeadline(this.topic).split(' ').slice(0, 6).join(' '), random.chance(0.5) ? 'K' : '-')
      if (random.chance(0.03)) this.list()
      if (interrupted && random.chance(0.13)) random.pick([() => this.caption(), () => this.caption(), () => this.put(this.label(), 'D'), () => this.inlineTeaser(), () => this.inlineTeaser(), () => this.notice(), () => this.teasers(random.between(1, 6))])()
    }
  }

  quote (words) {
    const [open, close] = { de: ['„', '“'], fr: ['« ', ' »'], ru: ['«', '»'], uk: ['«', '»'], nb: ['«', '»'] }[this.language] ?? ['“', '”']
    return this.random.chance(0.2) ? `– ${words}` : `${open}${words.replace(/[.]$/u, '')}${close}${this.random.chance(0.5) ? ', ' + this.authors[0] + '.' : ''}`
  }

  list () {
    const bullet = this.random.pick(['', '- ', '- ', '• ', '* ', '1. '])
    const short = this.random.chance(0.4)
    this.put(this.makeHeadline(this.topic) + ':', 'K')
    for (let count = this.random.between(2, 8); count > 0; count--) this.put(bullet + (short ? this.makeHeadline(this.topic).split(' ').slice(0, this.random.between(2, 5)).join(' ') : this.makeHeadline(this.topic)), 'K')
  }

  caption () {
    const { random } = this
    const words = random.chance(0.5) ? this.sentence(this.topic) : this.makeHeadline(this.topic)
    const gallery = random.chance(0.12) ? `${random.between(1, 9)} ${random.pick(['of', '/'])} ${random.between(9, 20)} ` : ''
    const credit = this.withCredits || random.chance(0.2) ? ' ' + this.fill(random.pick(this.phrases('credits'))) : ''
    const line = gallery + words + credit
    this.put(line, 'D')
    if (random.chance(0.2)) this.put(line, 'D')
  }

  inlineTeaser () {
    if (this.random.chance(0.4)) this.put(this.label() + this.random.pick(['', ':']), 'D')
    this.put(this.makeHeadline(this.random.chance(0.6) ? this.topic : this.newTopic()), this.random.chance(0.3) ? '-' : 'D')
  }

  teasers (count) {
    const { random } = this
    if (random.chance(0.7)) this.put(this.label(), 'D')
    const shared = random.chance(0.4)
    for (let at = 0; at < count; at++) {
      const topic = shared && random.chance(0.6) ? this.topic : this.newTopic()
      const kicker = random.chance(0.25) ? this.label() : ''
      const headline = this.makeHeadline(topic)
      if (kicker !== '' && this.glues) this.put(kicker + capital(headline), 'D')
      else {
        this.put(kicker, 'D')
        this.put(random.chance(0.12) ? this.quote(headline) : headline + random.pick(['', '', '', '', '', '', '', '', '?', '.', '!', '…']), 'D')
      }
      if (this.teaserHasText && random.chance(0.8)) this.put(this.paragraph(topic, 1, 2) + (random.chance(0.25) ? '…' : ''), 'D')
      if (this.teaserHasDate) this.put(random.pick(this.phrases('ago')), 'D')
      if (random.chance(0.08)) this.put(random.pick(NAMES), 'D')
    }
  }

  /** Headlines of the same matter, the article's own among them. */
  headlines (count) {
    const own = this.random.chance(0.5) ? this.random.between(0, count - 1) : -1
    for (let at = 0; at < count; at++) this.put(at === own ? this.headline : this.makeHeadline(this.random.chance(0.7) ? this.topic : this.newTopic()), at === own ? '-' : 'D')
  }

  notice () {
    const known = this.phrases('notices')
    const count = this.random.chance(0.7) ? 1 : this.random.between(2, 4)
    if (this.random.chance(0.3)) this.put(this.label(), 'D')
    for (let at = 0; at < count; at++) this.put(Array.from({ length: this.random.between(1, 2) }, () => this.fill(this.random.pick(known))).join(' '), 'D')
  }

  bio () {
    if (this.random.chance(0.3)) this.put(this.label(), 'D')
    if (this.random.chance(0.6)) this.put(this.authors[0], 'D')
    const known = this.phrases('bios')
    const words = known.length > 0 ? this.fill(this.random.pick(known)) : `${this.authors[0]} ${this.sentence(this.newTopic())}`
    this.put(words + (this.random.chance(0.3) ? ' ' + this.sentence(this.newTopic()) : ''), 'D')
  }

  tags () {
    if (this.random.chance(0.5)) this.put(this.label() + this.random.pick(['', ':']), 'D')
    for (let count = this.random.between(1, 9); count > 0; count--) this.put(capital(this.random.pick(this.topic)), 'D')
  }

  shareBar () {
    const names = shuffled(['Facebook', 'Twitter', 'WhatsApp', 'E-Mail', 'Telegram', 'LinkedIn', 'Pinterest'], this.random).slice(0, this.random.between(2, 6))
    if (this.glues) return this.put(names.join(''), 'D')
    for (const name of names) this.put(name, 'D')
  }

  comments (count) {
    this.put(`${count} ${this.label()}`, 'D')
    for (let at = 0; at < count; at++) {
      this.put(this.random.chance(0.5) ? this.random.pick(NAMES) : this.label().replaceAll(' ', '') + this.random.between(1, 99), 'D')
      this.put(this.random.pick(this.phrases('ago')), 'D')
      this.put(this.paragraph(this.random.chance(0.4) ? this.topic : this.newTopic(), 1, 4), 'D')
      if (this.random.chance(0.6)) this.put(this.random.pick(this.phrases('comment')), 'D')
    }
  }

  /** The next article of an endless page. */
  otherArticle () {
    const topic = this.newTopic()
    this.put(this.makeHeadline(topic), 'D')
    this.put(this.random.pick(this.phrases('ago')), 'D')
    for (let count = this.random.between(2, 7); count > 0; count--) this.put(this.paragraph(topic, 1, 3), 'D')
  }

  footer (count) {
    this.menu(count)
    if (this.random.chance(0.6)) this.notice()
    if (this.random.chance(0.5)) this.put(`© 2024 ${this.outlet}`, 'D')
  }
}

const capital = words => words.charAt(0).toUpperCase() + words.slice(1)
const titleCase = words => words.split(' ').map(capital).join(' ')
