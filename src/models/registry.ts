import type { ModelRuntime } from './model';

const modules = import.meta.glob<ModelRuntime>('./*/runtime.ts', {
  eager: true,
  import: 'runtime',
});

/** What runs the model with this id: for the kernel only. */
export function findModel(id: string): ModelRuntime | undefined {
  return Object.values(modules).find((runtime) => runtime.id === id);
}
