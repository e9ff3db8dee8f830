import { MEDIA_KINDS } from '../shared';
import { checkAnonymised, checkAssetFile, KEPT_AS } from './asset-file';
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

describe('that name, face and voice are out of an asset', () => {
  const said = { url: null, isAnonymised: true };

  it.each(STORY_MEDIA)('is not said of %s without a file or an address, except of a text', (kind) => {
    expect(checkAnonymised({ ...said, kind }, null).ok).toBe(kind === 'text');
    expect(checkAnonymised({ ...said, kind, url }, null).ok).toBe(true);
    expect(checkAnonymised({ ...said, kind, isAnonymised: false }, null).ok).toBe(true);
  });

  it('is said of a file that is kept', () => {
    expect(checkAnonymised({ ...said, kind: 'audio' }, 'audio').ok).toBe(true);
    expect(checkAnonymised({ ...said, kind: 'audio' }, null)).toMatchObject({
      refusal: { code: 'asset.nothingToAnonymise' },
    });
  });
});
