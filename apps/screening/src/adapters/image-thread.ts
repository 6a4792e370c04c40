import { shareable } from '@ytterby/matching';
import type { ScreeningImage } from '@ytterby/watchlists';
import { type ImageShelf, keepImage, readImage } from './kept-image';
import { reasonOf } from './reason-of';
import { imageOf } from './snapshot-index';

/** The snapshot to lay out, and where what was laid out is kept; null: nowhere. */
export interface ImageQuestion {
  readonly snapshotId: string;
  readonly content: Uint8Array;
  readonly shelf: ImageShelf | null;
}

/** An image in memory that threads share. */
export interface LaidOut {
  readonly image: ScreeningImage;
  /** Why it could not be kept, so that the next start lays it out again; null when it is. */
  readonly notKept: string | null;
}

/** A string says why it could not be made. */
export type ImageAnswer = LaidOut | string;

/** Runs in a thread of its own, and needs it for one question. */
export default function answer({ snapshotId, content, shelf }: ImageQuestion): ImageAnswer {
  try {
    const known = shelf === null ? null : readImage(shelf, snapshotId);
    if (known !== null) return { image: known, notKept: null };
    const image = shareable(imageOf({ snapshotId, content: Buffer.from(content) }));
    return { image, notKept: shelf === null ? null : keep(shelf, image) };
  } catch (cause) {
    return reasonOf(cause);
  }
}

/** The list can be used whether it is kept or not. */
function keep(shelf: ImageShelf, image: ScreeningImage): string | null {
  try {
    keepImage(shelf, image);
    return null;
  } catch (cause) {
    return reasonOf(cause);
  }
}
