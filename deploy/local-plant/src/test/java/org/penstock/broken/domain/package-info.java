/** Classes that break the house rules, each by one of them. */
@NullMarked
package org.penstock.broken.domain;

import org.jspecify.annotations.NullMarked;
