import { MEDIA_KINDS } from '../shared';
import { checkAssetFile, KEPT_AS } from './asset-file';
import { STORY_MEDIA } from './vocabulary';

const url = 'https://stories.example.org/river.mp3';

describe('the file of an asset', () => {
  it.each(STORY_MEDIA.flatMap((kind) => MEDIA_KINDS.map((file) => [kind, file] as const)))(
    'that is %s, as %s, is of its own kind',
    (kind, file) => {
      const isOwn = ['audio audio', 'photo image', 'text document'].includes(`${kind} ${file}`);

      expect(checkAssetFile({ kind, url: null }, file).ok).toBe(isOwn);
    },
  );

  it('is there instead of an address', () => {
    expect(checkAssetFile({ kind: 'audio', url }, 'audio')).toMatchObject({
      ok: false,
      refusal: { code: 'asset.fileAndAddress' },
    });
    expect(checkAssetFile({ kind: 'video', url }, null).ok).toBe(true);
  });

  it('is never a video', () => {
    expect(KEPT_AS.video).toBeNull();
  });
});
