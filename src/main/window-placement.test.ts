import { describe, expect, test } from 'vitest';
import { MIN_HEIGHT, MIN_WIDTH, placeWindow } from './window-placement.ts';

const laptop = { x: 0, y: 25, width: 1920, height: 1055 };
const beside = { x: 1920, y: 0, width: 2560, height: 1440 };
const saved = (x: number, y: number, width = 1200, height = 800) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

describe('a window opens where it was left', () => {
  test('on the laptop', () => {
    expect(placeWindow(saved(100, 90), [laptop])).toEqual(saved(100, 90));
  });
  test('on the second display while that is there', () => {
    expect(placeWindow(saved(2000, 10), [laptop, beside])).toEqual(saved(2000, 10));
  });
  test('maximized again', () => {
    expect(placeWindow({ ...saved(0, 25), maximized: true }, [laptop]).maximized).toBe(true);
  });
});

describe('a window nobody could reach is centred instead', () => {
  test.each([
    ['its display is gone', saved(2000, 10)],
    ['only a sliver would show', saved(1900, 100)],
    ['its title bar is above the screen', saved(100, -50)],
    ['its title bar is below the screen', saved(100, 1075)],
  ])('%s', (_why, state) => {
    expect(placeWindow(state, [laptop]).bounds).toEqual({ width: 1200, height: 800 });
  });
});

test('a window larger than its display is made to fit, and never smaller than the layout allows', () => {
  expect(placeWindow(saved(0, 25, 4000, 3000), [laptop]).bounds).toMatchObject({ width: 1920, height: 1055 });
  expect(placeWindow(saved(0, 25, 10, 10), [laptop]).bounds).toMatchObject({ width: MIN_WIDTH, height: MIN_HEIGHT });
});

test.each([undefined, null, 'x', {}, { bounds: { x: 0, y: 0, width: 'wide', height: 1 }, maximized: false }])(
  'what is not a placement (%j) gives the usual size',
  (state) => {
    expect(placeWindow(state, [laptop])).toEqual({ bounds: { width: 1360, height: 860 }, maximized: false });
  },
);
