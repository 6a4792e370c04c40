/** The parts of a stack. */
export const PARTS = ['kafka', 'postgres', 'redis'] as const;
/** One of {@link PARTS}. */
export type PartName = (typeof PARTS)[number];

/** The ways to get a stack. */
export type ProviderName = 'docker' | 'process' | 'external';
/** A provider, or `auto`: docker if its engine answers and has or can pull the images, else process. */
export type StackMode = 'auto' | ProviderName;

/** `free`: ports that are free now (tests). Otherwise a fixed loopback port per part; a part that is left out gets its default port. */
export type PortChoice = 'free' | Readonly<Partial<Record<PartName, number>>>;

/** Where an existing stack is; needed for `external` only. */
export interface ExternalUrls {
  readonly kafkaBrokers?: string | undefined;
  readonly postgresUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
}

/** A part that stopped although nobody asked it to. */
export interface PartExit {
  readonly part: PartName;
  /** For example "exit code 1" or "signal SIGKILL". */
  readonly reason: string;
  readonly logFile: string;
  /** It is started again on the same port and data; false when it died too often and is given up. */
  readonly restarting: boolean;
}

/** What {@link startStack} needs. What is left out comes from the environment (`stackSettings`), else from its defaults. */
export interface StackOptions {
  /** `auto`: what YTTERBY_STACK says, and if that says nothing too, docker if it can be used, else process. */
  readonly mode?: StackMode;
  /** Data, logs and the record of the processes. Made when missing. */
  readonly dataDir?: string;
  /** Downloads that are kept: Kafka's jars, Redis. Safe to share between checkouts and to delete. */
  readonly cacheDir?: string;
  readonly ports?: PortChoice;
  /** One line for the person who waits: what is chosen and why, what is fetched, what is ready. */
  readonly onProgress: (line: string) => void;
  /** Default: all three. */
  readonly parts?: readonly PartName[];
  /** A throw-away stack with empty data, in a folder of its own below `dataDir`; removed by `stop`, or by a later start if it was left behind. */
  readonly fresh?: boolean;
  readonly external?: ExternalUrls;
  /** Kafka's heap as Java's -Xmx takes it. */
  readonly kafkaHeap?: string;
  /** Password of the PostgreSQL superuser `ytterby` (the stack listens on loopback only). */
  readonly postgresPassword?: string;
  /** Java of the process provider; empty: `java` on the path. */
  readonly javaHome?: string;
  /** Called when a part of the process provider dies by itself. */
  readonly onExit?: (exit: PartExit) => void;
  /** Gives up a start (Ctrl-C): what was started so far is stopped, and the start fails. */
  readonly signal?: AbortSignal;
}

/** A stack that answers. */
export interface RunningStack {
  readonly provider: ProviderName;
  /** Why this provider, as a sentence. */
  readonly reason: string;
  /** Things that the person should know, for example why there is no Redis. */
  readonly warnings: readonly string[];
  /** Bootstrap brokers `host:port`; empty only when Kafka was not asked for (`parts`). */
  readonly kafka: { readonly brokers: readonly string[] };
  /** The administrator's URL of the server's `postgres` database; empty only when PostgreSQL was not asked for. */
  readonly postgres: { readonly url: string };
  /** Null when Redis cannot be had: the product runs without and only gets slower. */
  readonly redis: { readonly url: string } | null;
  /** Process ids of the parts as they are now; empty unless the provider is `process`. */
  readonly pids: Readonly<Partial<Record<PartName, number>>>;
  /** Where data and logs are; null for `external`. */
  readonly dataDir: string | null;
  /** Stops what was started and frees it; data stay unless the stack is fresh. May be called twice. */
  stop(): Promise<void>;
}

/** Options with every default filled in and the reason for the provider. */
export interface StartPlan extends Required<Omit<StackOptions, 'mode'>> {
  readonly reason: string;
}

/** One way to get a stack. */
export interface StackProvider {
  readonly name: ProviderName;
  /** Starts the parts of the plan. @throws StackError that says what to do. */
  start(plan: StartPlan): Promise<RunningStack>;
}

/** What `hold-stack.ts` tells its parent: one of the two, once. */
export type HoldMessage =
  | { readonly ready: { readonly provider: string; readonly kafkaBrokers: readonly string[]; readonly postgresUrl: string; readonly redisUrl: string | null } }
  | { readonly failed: string };
