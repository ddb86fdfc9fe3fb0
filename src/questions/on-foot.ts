/** Metres that somebody walks in a minute: the figure that Japanese advertisements for housing must use (不動産の表示に関する公正競争規約施行規則 第9条). */
const METRES_A_MINUTE = 80;
/** How much longer the way is than the straight line: an assumption, stated in the README, for streets of a town; hills and rivers are not known. */
const DETOUR = 1.3;

/** Minutes on foot, rounded up as those advertisements do; null without a distance. */
export function minutesOnFoot(metres: number | null): number | null {
  return metres === null ? null : Math.ceil((metres * DETOUR) / METRES_A_MINUTE);
}
