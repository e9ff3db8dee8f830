import { DOCUMENT, inject, Service } from '@angular/core';

/** As what browsers record, the first that this one knows. */
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

/** A recording under way: it listens until it is ended, or thrown away. */
export interface SoundTake {
  /** What was heard. The microphone is let go of. */
  end(): Promise<File>;
  discard(): void;
}

/** Records with the microphone of this device, into memory alone. */
@Service()
export class SoundRecorder {
  private readonly window = inject(DOCUMENT).defaultView;

  /** Whether this browser can: not every one does, and none without a safe connection. */
  get canRecord(): boolean {
    const window = this.window;
    return Boolean(window && 'MediaRecorder' in window && window.navigator.mediaDevices);
  }

  /** @throws `DOMException` when there is no microphone, or nobody allows it */
  async begin(): Promise<SoundTake> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const release = (): void => stream.getTracks().forEach((track) => track.stop());
    try {
      const type = TYPES.find((each) => MediaRecorder.isTypeSupported(each));
      const recorder = new MediaRecorder(stream, type === undefined ? {} : { mimeType: type });
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const ended = new Promise<void>((resolve) => (recorder.onstop = () => resolve()));
      // In pieces: what was heard before the microphone was pulled out is there.
      recorder.start(1000);
      return {
        end: async () => {
          if (recorder.state !== 'inactive') recorder.stop();
          await ended;
          release();
          const [bare = ''] = recorder.mimeType.split(';');
          return new File(parts, 'recording', { type: bare });
        },
        discard: () => {
          if (recorder.state !== 'inactive') recorder.stop();
          release();
        },
      };
    } catch (error) {
      release();
      throw error;
    }
  }
}
