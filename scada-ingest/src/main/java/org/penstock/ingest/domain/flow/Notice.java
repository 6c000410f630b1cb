package org.penstock.ingest.domain.flow;

import org.penstock.event.Gap;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.SourceStatus;
import org.penstock.event.TagMetadata;

/** What is published beside the readings. */
public sealed interface Notice {

  /** What the notice is about: a later one about the same replaces an earlier one not yet sent. */
  String about();

  /** How a source is. */
  record Status(SourceStatus status) implements Notice {

    @Override
    public String about() {
      return "status " + status.sourceId();
    }
  }

  /** That values are missing, or what became of them. */
  record Missing(Gap gap) implements Notice {

    @Override
    public String about() {
      return "gap " + gap.gapId();
    }
  }

  /** A tag is not there any more. */
  record TagGone(String tagName) implements Notice {

    /** As the tag's description, which it replaces. */
    @Override
    public String about() {
      return "tag " + tagName;
    }
  }

  /** What a tag is. */
  record Tag(TagMetadata metadata) implements Notice {

    @Override
    public String about() {
      return "tag " + metadata.tagName();
    }
  }

  /** What the server's own alarms did: each event counts, none replaces another. */
  record AlarmEvent(ScadaAlarmEvent event) implements Notice {

    @Override
    public String about() {
      return "alarm event %s/%s".formatted(event.sourceId(), event.eventId());
    }
  }
}
