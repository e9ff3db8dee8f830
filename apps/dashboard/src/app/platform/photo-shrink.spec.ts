import { shrunk } from './photo-shrink';

describe('a photo that is sent', () => {
  it.each([
    ['held upright', [3000, 4000], [1500, 2000]],
    ['on its side', [4000, 3000], [2000, 1500]],
    ['as large as is kept', [2000, 100], [2000, 100]],
    ['smaller than what is kept', [640, 480], [640, 480]],
    ['a strip of paper', [10_000, 1], [2000, 1]],
  ])('%s keeps its proportion, and grows no larger', (_, [width = 0, height = 0], [to, high]) => {
    expect(shrunk(width, height)).toEqual({ width: to, height: high });
  });
});
