/** How customer ids are compared between files, and written in every role view. */
export type IdRule = 'exact' | 'fold' | 'zeros' | 'digits';

/** The weakest first: ids that are the same under a rule are the same under all that follow. */
export const ID_RULES: readonly IdRule[] = ['exact', 'fold', 'zeros', 'digits'];

/** What a rule is called (it continues “compared …”), and what it does. */
export const ID_RULE_WORDS: Readonly<Record<IdRule, { name: string; sentence: string }>> = {
  exact: {
    name: 'as they are written',
    sentence: 'Ids are the same only where every character is.',
  },
  fold: {
    name: 'without case and blanks',
    sentence:
      'Upper and lower case are the same; blanks around an id, and more than one within it, do not count.',
  },
  zeros: {
    name: 'without leading zeros',
    sentence: 'Zeros at the start of an id do not count, nor do case and blanks.',
  },
  digits: {
    name: 'without prefix and zeros',
    sentence:
      'Of an id with one number in it, only that number counts, without leading zeros. Ids with several numbers or an @ keep their letters.',
  },
};
