package org.penstock.cmms.connector.rest;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a description can ask for, as {@code {{title}}}. */
enum Word {
  TITLE,
  LONG_TEXT,
  PRIORITY,
  WORK_TYPE,
  ASSET,
  SITE,
  ASSIGNEE,
  REFERENCE,
  ALARM,
  CREATED_BY,
  PLANT,
  RAISED_AT,
  DUE_AT,
  EXTERNAL_ID,
  EXTERNAL_NUMBER;

  /** Those that have a value when one is searched for. */
  static final Set<Word> OF_A_SEARCH = Set.of(REFERENCE);

  /** Those that have a value when one is asked after. */
  static final Set<Word> OF_A_STATUS = Set.of(EXTERNAL_ID, EXTERNAL_NUMBER);

  /** Those that have a value when one is made. */
  static final Set<Word> OF_A_CREATE =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(EXTERNAL_ID, EXTERNAL_NUMBER)));

  /** As a description writes it. */
  String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Word of(String written) {
    return Arrays.stream(values())
        .filter(word -> word.written().equals(written))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no {{%s}}; there are %s"
                    .formatted(
                        written,
                        Arrays.stream(values())
                            .map(Word::written)
                            .collect(Collectors.joining(", ")))));
  }
}
