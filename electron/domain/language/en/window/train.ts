/* What the window says: training. Each text is whole, values and all, so that another language may order it as it must. */
import {
  LEARN_ON,
  RUN_END,
  RUN_HEAD,
  RUN_LOG,
  RUN_PLOTS,
  RUN_VIEW,
  RUNS_LIST,
  SAVE_PLOTS,
  TRAIN_SCREEN,
  UNFINISHED,
} from './train/run.ts';
import { SET_UP } from './train/set-up.ts';
import { ADVANCED_FORM, SETTINGS_FORM, START_FROM } from './train/settings-form.ts';

export const TRAIN = {
  screen: TRAIN_SCREEN,
  setUp: SET_UP,
  settingsForm: SETTINGS_FORM,
  startFrom: START_FROM,
  advancedForm: ADVANCED_FORM,
  runsList: RUNS_LIST,
  unfinished: UNFINISHED,
  runView: RUN_VIEW,
  runHead: RUN_HEAD,
  runEnd: RUN_END,
  learnOn: LEARN_ON,
  runLog: RUN_LOG,
  runPlots: RUN_PLOTS,
  savePlots: SAVE_PLOTS,
} as const;
