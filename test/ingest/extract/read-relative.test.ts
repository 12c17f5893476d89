// Times that count from the moment of retrieval.
import t from 'tap'
import { readRelative } from '../../../ingest/extract/read-relative.js'

const now = new Date('2024-05-24T02:30:00Z')

t.test('in many languages', async t => {
  const cases: Array<[string, string]> = [
    ['3 hours ago', '2024-05-23'],
    ['15 minutes ago', '2024-05-24T02:15Z'],
    ['Published 4 months ago', '2024-01'],
    ['yesterday', '2024-05-23'],
    ['vor 2 Tagen', '2024-05-22'],
    ['3 години тому', '2024-05-23'],
    ['5 дней назад', '2024-05-19'],
    ['il y a 2 jours', '2024-05-22'],
    ['hace 1 semana', '2024-05-17'],
    ['há 2 horas', '2024-05-24'],
    ['2 ore fa', '2024-05-24'],
    ['5 godzin temu', '2024-05-23'],
    ['2 საათის წინ', '2024-05-24'],
    ['3 dagen geleden', '2024-05-21'],
    ['2 yıl önce', '2022']
  ]
  for (const [written, value] of cases) t.equal(readRelative(written, now)?.value, value, written)
})

t.test('what says no time', async t => {
  for (const written of ['', 'The bridge was built 3 years after the war ended, long ago', 'in 3 hours', '3 hours', 'ago', '99999 hours ago', 'last of the 3 hours ago rules']) t.equal(readRelative(written, now), null, written)
})
