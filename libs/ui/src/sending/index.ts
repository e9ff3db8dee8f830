// An entrance of its own: what shows files on their way is for the pages that send them, and no part of the first screen.
export { FileProgress, type FileProgressState } from '../file-progress/file-progress';
