/**
 * How an exported file looks: data, never a script, so that a profile that somebody sends in can do
 * no harm.
 */
@NullMarked
package org.penstock.compliance.domain.export.profile;

import org.jspecify.annotations.NullMarked;
