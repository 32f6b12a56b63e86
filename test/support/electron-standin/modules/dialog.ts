/** The module `dialog`. Nobody is there to answer: a spec puts its own function in place of a member. */
import { strict } from '../strict.ts';

function unanswered(name: string) {
  return async () => {
    throw new Error(`electron stand-in: nobody answers dialog.${name}; replace it in the spec`);
  };
}

export const dialog = strict('dialog', {
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
  showMessageBox: unanswered('showMessageBox'),
});
