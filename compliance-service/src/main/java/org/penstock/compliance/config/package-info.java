/** What an operator sets, in one place. */
@NullMarked
package org.penstock.compliance.config;

import org.jspecify.annotations.NullMarked;
