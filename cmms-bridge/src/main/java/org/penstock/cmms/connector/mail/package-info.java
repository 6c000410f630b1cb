/**
 * The last resort: a work order as a message to people, for a plant whose maintenance system takes
 * nothing else.
 *
 * <p>A mailbox cannot be searched and tells no status. After an outcome in doubt the message is
 * sent again with the same {@code Message-ID} and the reference in its subject, so that a person
 * sees one fault twice rather than not at all.
 */
@NullMarked
package org.penstock.cmms.connector.mail;

import org.jspecify.annotations.NullMarked;
