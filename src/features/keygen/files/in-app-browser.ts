/**
 * Whether the page is shown inside another app: such views often drop the files a page saves, without a word.
 * Android's name themselves (`; wv`, Chrome's WebView documentation), those of iPhone and iPad leave
 * `Safari/` out, the big apps add a name of their own.
 */
export function isInAppBrowser(userAgent: string): boolean {
  if (
    /; wv\)|\b(FBAN|FBAV|FB_IAB|Instagram|LinkedInApp|MicroMessenger|Snapchat|GSA)\b|\bLine\//.test(userAgent)
  )
    return true
  return (
    /\b(iPhone|iPad|iPod)\b/.test(userAgent) && /AppleWebKit/.test(userAgent) && !/Safari\//.test(userAgent)
  )
}
