import { walkPastLoss } from './arrival-walks'
import { test } from './product'
import { keepMadeFiles } from './profile'

// What is lost the browser notes as an error of its own.
test.use({ expectedConsole: /MIME type|[Ll]oading|failed/ })

// Gecko keeps a module that failed: what is tried again must not have been asked for as one before.
for (const loss of ['cut', '404'] as const) {
  test(`Firefox: what does not arrive (${loss}) is tried again`, async ({ page, product }) => {
    await page.addInitScript(keepMadeFiles)
    await walkPastLoss(page, product, loss, false)
  })
}
