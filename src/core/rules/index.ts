import { deadLink } from './dead-link.ts';
import { duplicateId } from './duplicate-id.ts';
import { guard } from './guard.ts';
import { healthyLog } from './healthy-log.ts';
import type { Rule } from './rule.ts';
import { sampleCollision } from './sample-collision.ts';
import { unknownStage } from './unknown-stage.ts';
import { unreadFile } from './unread-file.ts';

/** Every rule, one file each. */
export const rules: readonly Rule[] = [deadLink, duplicateId, guard, healthyLog, sampleCollision, unknownStage, unreadFile];
