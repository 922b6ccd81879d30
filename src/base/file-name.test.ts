import { expect, it } from 'vitest';
import { fileName } from './file-name';

it.each([
  ['Who is slipping away?', 'Who is slipping away.md'],
  ['2024/05: sales', '2024 05 sales.md'],
  ['../../etc/passwd', 'etc passwd.md'],
  ['con', 'Notebook con.md'],
  ['COM1.txt', 'Notebook COM1.txt.md'],
  ['Konrad', 'Konrad.md'],
  ['...', 'Notebook.md'],
  ['a\u202Egpj.exe\0', 'a gpj.exe.md'],
  ['Müde Kunden 日本 🎉', 'Müde Kunden 日本 🎉.md'],
  ['🎉'.repeat(100), `${'🎉'.repeat(80)}.md`],
])('%j becomes %j', (title, name) => {
  expect(fileName(title, 'md')).toBe(name);
});
