// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace yenile::pkcs11 {

/// Tells that a reader or a card came or went. One thread waits in PC/SC (SCardGetStatusChange) and touches
/// no card and no driver. Without a smart card service it waits for one.
class ReaderWatcher : public QObject {
    Q_OBJECT
public:
    explicit ReaderWatcher(QObject* parent = nullptr);
    ~ReaderWatcher() override;

Q_SIGNALS:
    /// In the thread of this object. The first one comes as soon as the readers are known.
    void changed();
    /// Likewise: a card that some program had kept to itself is free. Many a driver does so whenever it
    /// looks.
    void released();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yenile::pkcs11
