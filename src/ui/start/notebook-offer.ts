/** A notebook that comes with the page. */
export interface NotebookOffer {
  readonly id: 'rfm' | 'money' | 'products' | 'business' | 'profile' | 'empty';
  readonly title: string;
  /** A sentence: what it answers. */
  readonly about: string;
}
