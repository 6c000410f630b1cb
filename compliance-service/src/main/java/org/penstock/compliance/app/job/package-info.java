/** Does what takes longer than an answer may. */
@NullMarked
package org.penstock.compliance.app.job;

import org.jspecify.annotations.NullMarked;
