import { SQLDialect } from '@codemirror/lang-sql';
import { LanguageSupport } from '@codemirror/language';
import { SQL_KEYWORDS } from '../../primitives/sql-tokens';

/** DuckDB’s SQL, coloured as the static view of it. */
const duckdb = SQLDialect.define({
  keywords: SQL_KEYWORDS.join(' '),
  // Empty would mean the standard’s lists.
  types: ' ',
  builtin: ' ',
  operatorChars: '+-*/<>=~!@%^&|:',
  specialVar: '$',
  caseInsensitiveIdentifiers: true,
});

export const language = new LanguageSupport(duckdb.language);
