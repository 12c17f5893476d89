/** A small newsroom archive in the form of records; people, places and outlets are invented. */

export const harbour = {
  id: 'harbour/1',
  url: 'https://post.example/harbour',
  title: 'Harbour stays public',
  outlet: 'The Lindholm Post',
  authors: ['Petra Okonjo'],
  published: '2024-05-02',
  language: 'en',
  text: 'The council of Lindholm met on Thursday.\n\n“We shall never sell the harbour, whatever they offer,” said mayor Ilse Brandtner. Boats have moored there for three centuries.\n\nA vote is due in June.'
}

export const copy = { ...harbour, id: 'harbour/2', url: 'https://echo.example/harbour', outlet: 'Echo of the Coast', published: '2024-05-03' }

export const altered = {
  id: 'harbour/3',
  title: 'Mayor on the harbour',
  outlet: 'Abendkurier',
  published: '2024-06',
  language: 'en',
  text: 'In a speech on Monday the mayor was asked again about the port.\n\n“We shall never lease the harbour, whatever they offer,” said mayor Ilse Brandtner.'
}

export const ferry = {
  id: 'ferry',
  title: 'Паром не ходить',
  outlet: 'Вісник Узбережжя',
  published: '2023-11-20T08:30:00Z',
  language: 'uk',
  text: 'Паром через затоку не ходить другий тиждень.\n\n«Ми чекаємо на запчастини й не знаємо, коли вони будуть», — сказав капітан Остап Вербенко.\n\nМешканці добираються до міста човнами.'
}

export const records = [harbour, copy, altered, ferry]
