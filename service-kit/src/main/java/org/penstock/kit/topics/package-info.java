/**
 * Checks at start that the topics a service uses are there as the catalogue says. A service reports
 * a mismatch and does not create topics: that is the operators' act.
 */
@NullMarked
package org.penstock.kit.topics;

import org.jspecify.annotations.NullMarked;
