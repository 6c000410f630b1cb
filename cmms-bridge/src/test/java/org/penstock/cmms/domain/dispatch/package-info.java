/** What the dispatch state machine, the gate and the pace promise. */
@NullMarked
package org.penstock.cmms.domain.dispatch;

import org.jspecify.annotations.NullMarked;
