// SIGINT and SIGTERM while something must be finished: held back, asked for at good moments, delivered at the
// end.
#pragma once

namespace claimgraph::cli {

// From construction to destruction both signals wait, in this thread and in those started meanwhile; an
// interrupted process then ends by its signal, as its caller expects. A second one changes nothing.
class HeldInterrupts {
 public:
  HeldInterrupts();
  HeldInterrupts(const HeldInterrupts&) = delete;
  HeldInterrupts& operator=(const HeldInterrupts&) = delete;
  ~HeldInterrupts();

  // Whether one of them has come.
  bool any() const;
};

// For as long as it lives a signal of this thread acts at once: around a read that may wait for a person.
class ReleasedInterrupts {
 public:
  ReleasedInterrupts();
  ReleasedInterrupts(const ReleasedInterrupts&) = delete;
  ReleasedInterrupts& operator=(const ReleasedInterrupts&) = delete;
  ~ReleasedInterrupts();
};

}  // namespace claimgraph::cli
