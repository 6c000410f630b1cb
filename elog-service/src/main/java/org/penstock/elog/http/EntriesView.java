package org.penstock.elog.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of entries, and where the next one starts. */
record EntriesView(List<EntryView> items, @Nullable String nextCursor) {}
