/** A figure that counts what its reader may not see, on purpose. */
export interface Aggregate {
  /** The field of the schema in which it is read. */
  readonly coordinate: string;
  readonly counts: string;
  readonly because: string;
}

/**
 * The published aggregates: the only things in any answer on which something hidden may have an effect. The property of the hidden
 * reads this list and holds every other byte of every answer to it, so a new aggregate is declared here or fails there.
 */
export const PUBLISHED: readonly Aggregate[] = [
  {
    coordinate: "Offer.load",
    counts:
      "the needs and wishes an offer is answering now, and the introductions of it that all agreed to, seen or not",
    because: "nobody should be asked beyond their strength by those who do not see what they carry already",
  },
  { coordinate: "Load.now", counts: "the same, in an answer", because: "as above" },
  {
    coordinate: "ScorePart.value",
    counts: "the free places: the part ROOM is (cap − load) / cap",
    because: "whoever has more room comes first",
  },
  { coordinate: "Score.value", counts: "the part ROOM, by its weight", because: "as above" },
  {
    coordinate: "CandidateConnection.nodes",
    counts: "the order that follows from the score; and an offer that is full is none of them",
    because: "a full offer cannot be taken up, whoever filled it",
  },
  { coordinate: "CandidateConnection.edges", counts: "the same", because: "as above" },
  { coordinate: "RankedAnswer.total", counts: "offers that are not full", because: "as above" },
  { coordinate: "GateCount.left", counts: "from the gate CAP on, offers that are not full", because: "as above" },
  { coordinate: "Relaxation.admits", counts: "behind the gate CAP, offers that are full", because: "as above" },
  { coordinate: "WhyNobody.sentence", counts: "these counts, in words", because: "as above" },
  { coordinate: "Ring.holds", counts: "the free places: the part ROOM of each link's chance", because: "as above" },
  {
    coordinate: "Ring.sentence",
    counts: "which of its links is the weakest, and who could step in",
    because: "as above",
  },
  { coordinate: "RingLink.weakest", counts: "the same", because: "as above" },
  { coordinate: "RingLink.spare", counts: "whether somebody has room left, and who has the most", because: "as above" },
  { coordinate: "RingSpare.chance", counts: "the free places of the one who could step in", because: "as above" },
  {
    coordinate: "RingAnswer.total",
    counts: "rings that can be closed with offers that are not full",
    because: "as above",
  },
  { coordinate: "Packing.links", counts: "pairs of which the offer is not full", because: "as above" },
  { coordinate: "Packing.candidates", counts: "rings that can be closed with these", because: "as above" },
  { coordinate: "Packing.worth", counts: "what they are worth by the chance that they hold", because: "as above" },
  { coordinate: "Packing.bound", counts: "the same", because: "as above" },
  { coordinate: "Packing.gap", counts: "the same", because: "as above" },
  { coordinate: "Packing.sentence", counts: "these counts, in words", because: "as above" },
];
