/* The catalogue as the trainer asks it, through its port. Runs in the trainer thread. */

import type { Client } from '../calls/call.ts';
import type { TrainerStore } from '../contract/threads.ts';

export type Store = Pick<Client<TrainerStore>, 'call'>;
