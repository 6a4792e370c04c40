import type { DecisionEngine } from '../ports';

/** The engine that decides from now on; another may take its place between two decisions, never within one. */
export class EngineInForce implements DecisionEngine {
  constructor(private engine: DecisionEngine) {}

  get identity(): DecisionEngine['identity'] {
    return this.engine.identity;
  }

  decide(...asked: Parameters<DecisionEngine['decide']>): ReturnType<DecisionEngine['decide']> {
    return this.engine.decide(...asked);
  }

  replace(engine: DecisionEngine): void {
    this.engine = engine;
  }
}
