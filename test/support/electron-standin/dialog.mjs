// Electron's `dialog` with nobody in front of it. Every call is kept in `dialog.calls`; a message box is answered with
// the next of `dialog.answers` (numbers of buttons), else with its default button, and says so on stderr for those
// who wonder. File dialogs are cancelled.
export const dialog = {
  calls: [],
  answers: [],

  async showMessageBox(...args) {
    return { response: answer('showMessageBox', args), checkboxChecked: false };
  },
  showMessageBoxSync(...args) {
    return answer('showMessageBoxSync', args);
  },
  async showOpenDialog(...args) {
    dialog.calls.push({ method: 'showOpenDialog', options: args.at(-1) });
    return { canceled: true, filePaths: [] };
  },
  async showSaveDialog(...args) {
    dialog.calls.push({ method: 'showSaveDialog', options: args.at(-1) });
    return { canceled: true, filePath: '' };
  },
  showErrorBox(title, content) {
    dialog.calls.push({ method: 'showErrorBox', options: { title, content } });
    console.error(`${title}\n${content}`);
  },
};

function answer(method, args) {
  const options = args.at(-1); // a parent window may come first
  const response = dialog.answers.shift() ?? options.defaultId ?? 0;
  dialog.calls.push({ method, options, response });
  console.error(`dialog: ${options.message} -> ${options.buttons?.[response] ?? response}`);
  return response;
}
