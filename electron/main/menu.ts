/*
 * The system's menu: the menu bar on macOS; elsewhere unseen (the page draws the title bar) and there for its keys only.
 * A key that the page or a text field has handled never gets here. Runs in main.
 */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppCommand } from '../contract/requests.ts';
import { MENU } from '../domain/language/language.ts';

export function setMenu(tell: (command: AppCommand) => void): void {
  const command = (label: string, accelerator: string, name: AppCommand): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => tell(name),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: MENU.file,
      submenu: [
        command(MENU.open, 'CmdOrCtrl+O', 'open'),
        command(MENU.new, 'CmdOrCtrl+N', 'new'),
        separator,
        { role: process.platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    {
      label: MENU.edit,
      submenu: [
        command(MENU.undo, 'CmdOrCtrl+Z', 'undo'),
        command(MENU.redo, 'CmdOrCtrl+Shift+Z', 'redo'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        command(MENU.find, 'CmdOrCtrl+K', 'find'),
      ],
    },
    {
      label: MENU.view,
      submenu: [
        command(MENU.ordinarySize, 'CmdOrCtrl+0', 'ordinary-size'),
        command(MENU.larger, 'CmdOrCtrl+Plus', 'larger'),
        // The same key without Shift.
        { ...command(MENU.larger, 'CmdOrCtrl+=', 'larger'), visible: false },
        command(MENU.smaller, 'CmdOrCtrl+-', 'smaller'),
        separator,
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
