/**
 * Rules as people write them, and the check that turns them into rules that can be in force: every
 * fault is named at once, with its row.
 */
@NullMarked
package org.penstock.alert.domain.draft;

import org.jspecify.annotations.NullMarked;
