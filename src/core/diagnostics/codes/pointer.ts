import { pointerSyntaxCodes } from './pointer-syntax.ts';
import { pointerVerifyCodes } from './pointer-verify.ts';

export const pointerCodes = { ...pointerSyntaxCodes, ...pointerVerifyCodes };
