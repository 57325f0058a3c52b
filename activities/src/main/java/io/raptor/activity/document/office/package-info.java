/** Office files that are ZIPs of XML (Word, PowerPoint, OpenDocument) and RTF, as their reader sees them. */
@NullMarked
package io.raptor.activity.document.office;

import org.jspecify.annotations.NullMarked;
