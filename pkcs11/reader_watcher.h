// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace yenile::pkcs11 {

/// Signals that a reader or card came or went. One thread waits in PC/SC (SCardGetStatusChange) and uses no
/// card and no driver. Without a smart card service it waits for one.
class ReaderWatcher : public QObject {
    Q_OBJECT
public:
    explicit ReaderWatcher(QObject* parent = nullptr);
    ~ReaderWatcher() override;

Q_SIGNALS:
    /// In the thread of this object. The first signal comes as soon as the readers are known.
    void changed();
    /// Likewise: a program no longer uses a card exclusively. Many drivers do so at each access.
    void released();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yenile::pkcs11
