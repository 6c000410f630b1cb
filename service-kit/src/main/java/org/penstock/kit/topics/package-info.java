/**
 * Checks that the topics a service uses, and the dead letters of those it reads, are there. It
 * reports a mismatch and does not create topics: that is the operators' act.
 */
@NullMarked
package org.penstock.kit.topics;

import org.jspecify.annotations.NullMarked;
