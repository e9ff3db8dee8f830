/** Within a `describe`: what asks for the time is told this one, while timers go on as they do. */
export const stopClockAt = (now: Date): void => {
  beforeEach(() => {
    jest.useFakeTimers({
      now,
      doNotFake: [
        ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
        ...(['requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'cancelIdleCallback'] as const),
        ...(['queueMicrotask', 'nextTick', 'performance', 'hrtime'] as const),
      ],
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
};
