/** Pixels of the longer side of a photo that is kept: handwriting on a sheet of paper stays legible. */
const LONGEST_SIDE = 2000;
const QUALITY = 0.82;

/** Width and height, no longer than the longest side that is kept, in the same proportion. */
export const shrunk = (
  width: number,
  height: number,
  longest: number = LONGEST_SIDE,
): { readonly width: number; readonly height: number } => {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};

/**
 * A photo as it is sent: drawn anew and smaller, so that nothing of the original travels but what can be seen. Where and with what it was
 * taken stays on the phone. Null for what this browser cannot show as a picture. The picture is turned as the camera was held.
 */
export const redraw = async (photo: Blob): Promise<Blob | null> => {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(photo, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  Object.assign(canvas, shrunk(picture.width, picture.height));
  const pen = canvas.getContext('2d');
  // What is transparent would turn black.
  if (pen) {
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  pen?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
};
