/** Mails and mailboxes: what their reader sees of headers, bodies, forwarded mails and attachments. */
@NullMarked
package io.raptor.activity.document.mail;

import org.jspecify.annotations.NullMarked;
