export { EmptyState } from './empty-state/empty-state';
