/** Work that takes longer than an answer may: asked for once, done once, with its progress. */
@NullMarked
package org.penstock.compliance.domain.job;

import org.jspecify.annotations.NullMarked;
