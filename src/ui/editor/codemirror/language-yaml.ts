import { yaml } from '@codemirror/lang-yaml';

export const language = yaml();
